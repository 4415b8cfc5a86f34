# The list of members over a real store, and its model alone beside Qt's own proxy.
target_link_libraries(lists_bench PRIVATE watchdesk_ui_scheme)
