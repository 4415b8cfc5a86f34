# Stills drawn by the program, models found where the desk finds them.
target_link_libraries(vision_bench PRIVATE watchdesk_desk watchdesk_portraits)
