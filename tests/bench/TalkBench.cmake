# The real bridge speaks; who listens has the kernel's own time of each packet.
find_package(GTest REQUIRED)
target_link_libraries(talk_bench PRIVATE watchdesk_radio GTest::gtest fmt::fmt)
target_include_directories(talk_bench PRIVATE ${CMAKE_SOURCE_DIR}/tests)
