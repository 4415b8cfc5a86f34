# For ${room}_bench: a desk on a store with a large gallery.
set_target_properties(${room}_bench PROPERTIES AUTOMOC ON)
target_sources(${room}_bench PRIVATE LargeGallery.cpp
  ${CMAKE_SOURCE_DIR}/tests/gallery/MemoryGallery.cpp ${CMAKE_SOURCE_DIR}/tests/gallery/MemoryGallery.h)
target_link_libraries(${room}_bench PRIVATE watchdesk_ui_gallery watchdesk_desk)
