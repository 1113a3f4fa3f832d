# The proofs of docs/reliability.md, each for a moment; by hand they run for longer (tests/proof/README.md).
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
function(sohoa_proof name)
  add_test(NAME proof.${name} COMMAND Python3::Interpreter ${ARGN})
  set_tests_properties(proof.${name} PROPERTIES ENVIRONMENT PYTHONDONTWRITEBYTECODE=1)
endfunction()
set(program --sohoa $<TARGET_FILE:sohoa> --config ${CMAKE_SOURCE_DIR}/config)
sohoa_proof(KilledAtRandomMomentsLosesNothing ${CMAKE_SOURCE_DIR}/tests/proof/crash.py ${program} --kills 6)
