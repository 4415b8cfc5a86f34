# The gallery over a real store of 10,000 subjects and photographs.
set_target_properties(gallery_bench PROPERTIES AUTOMOC ON)
target_sources(gallery_bench PRIVATE ${CMAKE_SOURCE_DIR}/tests/gallery/MemoryGallery.cpp ${CMAKE_SOURCE_DIR}/tests/gallery/MemoryGallery.h)
target_link_libraries(gallery_bench PRIVATE watchdesk_ui_gallery watchdesk_desk)
