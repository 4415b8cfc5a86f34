# One static library a folder, one test binary a folder. Sources are what lies in the folder.

# watchdesk_room(name [QT] [LINK targets...])   in src/name: library watchdesk_name
function(watchdesk_room name)
  cmake_parse_arguments(ROOM "QT" "" "LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h
       ${CMAKE_CURRENT_SOURCE_DIR}/os/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/os/*.h)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  add_library(watchdesk_${name} STATIC ${sources})
  target_include_directories(watchdesk_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(watchdesk_${name} PUBLIC ${ROOM_LINK})
  if(ROOM_QT)
    set_target_properties(watchdesk_${name} PROPERTIES AUTOMOC ON)
    target_compile_definitions(watchdesk_${name} PUBLIC QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS)
    target_precompile_headers(watchdesk_${name} PRIVATE ${CMAKE_SOURCE_DIR}/cmake/pch_qt.h)
  endif()
endfunction()

# watchdesk_tests(name [QT|WINDOWS] [WHOLE] [LABELS labels...] [TIMEOUT s] [LINK targets...])   in tests/name: binary name_tests
# QT brings its own main.cpp, WINDOWS the one of all windows: offscreen, the dark theme, London.
# WHOLE runs the binary as one ctest entry (a suite that shares a server), else each case is one.
function(watchdesk_tests name)
  cmake_parse_arguments(TESTS "QT;WINDOWS;WHOLE" "TIMEOUT" "LABELS;LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  add_executable(${name}_tests ${sources})
  target_link_libraries(${name}_tests PRIVATE ${TESTS_LINK} watchdesk_test_support GTest::gmock)
  if(TESTS_WINDOWS)
    target_sources(${name}_tests PRIVATE ${CMAKE_SOURCE_DIR}/tests/support/windows/main.cpp)
  endif()
  if(TESTS_QT OR TESTS_WINDOWS)
    set_target_properties(${name}_tests PROPERTIES AUTOMOC ON)
  else()
    target_link_libraries(${name}_tests PRIVATE GTest::gtest_main)
  endif()
  if(NOT TESTS_TIMEOUT)
    set(TESTS_TIMEOUT 60)
  endif()
  set(environment "QT_QPA_PLATFORM=offscreen")
  if(TESTS_WHOLE)
    add_test(NAME ${name} COMMAND ${name}_tests)
    set_tests_properties(${name} PROPERTIES LABELS "${TESTS_LABELS}" TIMEOUT ${TESTS_TIMEOUT} ENVIRONMENT "${environment}")
  else()
    include(GoogleTest)
    gtest_discover_tests(${name}_tests TEST_PREFIX "${name}." DISCOVERY_MODE POST_BUILD DISCOVERY_TIMEOUT 30
      PROPERTIES LABELS "${TESTS_LABELS}" TIMEOUT ${TESTS_TIMEOUT} ENVIRONMENT "${environment}")
  endif()
endfunction()
