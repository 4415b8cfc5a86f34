# The feed over a town in memory: 200,000 rows without a store.
target_sources(feed_bench PRIVATE ${CMAKE_SOURCE_DIR}/tests/control/MemoryTown.cpp ${CMAKE_SOURCE_DIR}/tests/control/MemoryMap.cpp ${CMAKE_SOURCE_DIR}/tests/control/MemoryTown.h)
set_target_properties(feed_bench PROPERTIES AUTOMOC ON)
target_link_libraries(feed_bench PRIVATE watchdesk_ui_control)
