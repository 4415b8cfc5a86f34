target_link_libraries(store_bench PRIVATE Qt6::Sql)
