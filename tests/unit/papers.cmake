sohoa_test(papers_tests
  SOURCES unit/papers/phrase_test.cc unit/papers/layout_test.cc unit/papers/catalog_test.cc
          unit/papers/splitting_test.cc unit/papers/typing_test.cc unit/papers/administrative_test.cc
          unit/papers/forms_test.cc unit/papers/borders_test.cc unit/papers/confidence_test.cc unit/papers/stamps_test.cc
          unit/papers/spoilt_office_test.cc
          unit/papers/shipped_rules.cc
  LIBRARIES sohoa_papers sohoa_text)
