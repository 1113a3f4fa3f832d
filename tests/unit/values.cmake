sohoa_test(values_tests
  SOURCES unit/values/checks_test.cc unit/values/date_test.cc unit/values/document_number_test.cc
          unit/values/free_text_test.cc unit/values/identifiers_test.cc unit/values/lists_test.cc
          unit/values/nearest_index_test.cc unit/values/person_name_test.cc unit/values/places_test.cc unit/values/quantities_test.cc
          unit/values/signature_test.cc unit/values/table_file_test.cc unit/values/unit_table_test.cc
          unit/values/vocabulary_test.cc unit/values/word_pairs_test.cc
  LIBRARIES sohoa_values)
