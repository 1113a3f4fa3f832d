add_executable(month_bench month_bench.cc)
target_link_libraries(month_bench PRIVATE sohoa_report sohoa_store sohoa_registry sohoa_settings CLI11::CLI11)
