target_link_libraries(ear_bench PRIVATE watchdesk_ui_widgets watchdesk_desk watchdesk_radio)
target_include_directories(ear_bench PRIVATE ${CMAKE_SOURCE_DIR}/tests)
find_package(GTest REQUIRED)
target_link_libraries(ear_bench PRIVATE GTest::gtest)
