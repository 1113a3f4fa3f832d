sohoa_test(settings_tests SOURCES unit/settings/yaml_reader_test.cc unit/settings/settings_test.cc
           LIBRARIES sohoa_settings)
