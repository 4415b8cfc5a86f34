# The gallery over a real store of 10,000 subjects and photographs.
include(LargeGallery.cmake)
target_link_libraries(gallery_bench PRIVATE watchdesk_ui_gallery)
