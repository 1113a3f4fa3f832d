sohoa_test(registry_tests
  SOURCES
    unit/registry/agencies_test.cc
    unit/registry/expansion_test.cc
    unit/registry/units_test.cc
    unit/registry/written_place_test.cc
  LIBRARIES sohoa_registry sohoa_settings sohoa_text)
target_include_directories(registry_tests PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
