# Stills drawn by the program, models found where the desk finds them, a store with 10,000 templates.
include(LargeGallery.cmake)
target_link_libraries(vision_bench PRIVATE watchdesk_portraits)
add_dependencies(vision_bench watchdesk-eye)
