target_sources(tones_bench PRIVATE ${CMAKE_SOURCE_DIR}/tests/tones/Signals.cpp ${CMAKE_SOURCE_DIR}/tests/tones/Speech.cpp)
