# The feed over a real store of a million rows.
set_target_properties(log_bench PROPERTIES AUTOMOC ON)
target_link_libraries(log_bench PRIVATE watchdesk_ui_control watchdesk_desk Qt6::Sql)
