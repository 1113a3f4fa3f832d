sohoa_test(report_tests SOURCES unit/report/month_test.cc unit/report/dossiers_test.cc unit/report/indicators_test.cc
                                unit/report/month_text_test.cc unit/report/completeness_test.cc
           LIBRARIES sohoa_report sohoa_store)
