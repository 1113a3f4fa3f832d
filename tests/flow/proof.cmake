# The proofs of docs/reliability.md, each for a moment; by hand they run for longer (tests/proof/README.md).
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
function(sohoa_proof name)
  add_test(NAME proof.${name} COMMAND Python3::Interpreter ${ARGN})
  set_tests_properties(proof.${name} PROPERTIES ENVIRONMENT PYTHONDONTWRITEBYTECODE=1)
endfunction()
set(proof_program --sohoa $<TARGET_FILE:sohoa> --config ${CMAKE_SOURCE_DIR}/config)
sohoa_proof(KilledAtRandomMomentsLosesNothing ${CMAKE_SOURCE_DIR}/tests/proof/crash.py ${proof_program} --kills 6)
# Preloaded before the program, so that nothing of it stands in the program. Sanitizers want to be loaded first themselves.
if(NOT SOHOA_SANITIZE)
  add_library(failing_calls MODULE proof/failing_calls.cc)
  target_link_libraries(failing_calls PRIVATE sohoa_flags ${CMAKE_DL_LIBS})
  sohoa_proof(AnyOutsideCallMayFail ${CMAKE_SOURCE_DIR}/tests/proof/failing_calls.py ${proof_program}
              --library $<TARGET_FILE:failing_calls> --rounds 8 --most 12)
  sohoa_proof(APowerCutTakesNothingThatWasTold ${CMAKE_SOURCE_DIR}/tests/proof/failing_calls.py ${proof_program}
              --library $<TARGET_FILE:failing_calls> --how power --rounds 6 --most 15)
  sohoa_proof(ThePowerCutTakesWhatWasNotSynced ${CMAKE_SOURCE_DIR}/tests/proof/power_cut.py
              --library $<TARGET_FILE:failing_calls>)
  # A worker that could not tell of a member of an archive once told the archive as done.
  sohoa_proof(AWorkersLostAnswerLosesNoPaper ${CMAKE_SOURCE_DIR}/tests/proof/failing_calls.py ${proof_program}
              --library $<TARGET_FILE:failing_calls> --command ingest --only send --process worker --how EPIPE --most 6)
endif()
sohoa_proof(DamagedFilesEndInNamedOutcomes ${CMAKE_SOURCE_DIR}/tests/proof/damage.py ${proof_program} --count 60 --batch 30
            --largest 80000 ${CMAKE_SOURCE_DIR}/samples/scans)
sohoa_proof(ManyFilesAtOnceAreAllSettled ${CMAKE_SOURCE_DIR}/tests/proof/many_files.py ${proof_program} --files 300 --papers 5)
