# The whole street: the page over a real desk, and the simulator as a process beside it.
set_target_properties(row_bench PROPERTIES AUTOMOC ON)
target_link_libraries(row_bench PRIVATE watchdesk_ui_control watchdesk_desk)
add_dependencies(row_bench watchdesk-radio-sim)
