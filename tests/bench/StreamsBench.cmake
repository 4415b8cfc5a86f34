# A whole desk on one core, and a gateway in a process of its own on the other.
find_package(GTest REQUIRED)
target_link_libraries(streams_bench PRIVATE watchdesk_desk watchdesk_radio watchdesk_tones GTest::gtest fmt::fmt)
target_sources(streams_bench PRIVATE StreamsGateway.cpp ${CMAKE_SOURCE_DIR}/tests/tones/Signals.cpp)
target_include_directories(streams_bench PRIVATE ${CMAKE_SOURCE_DIR}/tests)
