# The map on its widget, and expat's own pass over the file.
find_package(EXPAT REQUIRED)
target_link_libraries(town_bench PRIVATE watchdesk_ui_map EXPAT::EXPAT fmt::fmt)
