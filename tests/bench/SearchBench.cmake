# A desk on a store of 200,000 incidents; the peer is SQLite itself, on a table that is not sealed.
find_package(SQLite3 REQUIRED)
target_link_libraries(search_bench PRIVATE watchdesk_desk SQLite::SQLite3)
