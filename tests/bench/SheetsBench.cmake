target_link_libraries(sheets_bench PRIVATE PkgConfig::minizip)
add_dependencies(sheets_bench watchdesk-sheet)
