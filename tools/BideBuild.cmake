# SPDX-License-Identifier: GPL-3.0-or-later
# One place for compiler flags; every target links bide_build privately.
add_library(bide_build INTERFACE)
target_link_libraries(bide_build INTERFACE m)
target_include_directories(bide_build INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(bide_build INTERFACE _POSIX_C_SOURCE=200809L)
target_compile_options(bide_build INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition -Wcast-qual
  -Wcast-align -Wpointer-arith -Wwrite-strings -Wundef -Wvla -Wformat=2
  -Wimplicit-fallthrough -Wswitch-enum -fno-common -ffp-contract=off
  "-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/=" # the same program wherever it is built
  $<$<C_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op
                         -Wnull-dereference -Wstrict-overflow=2 -Warith-conversion>
  $<$<BOOL:${BIDE_WERROR}>:-Werror>)
if(BIDE_SANITIZE)
  target_compile_options(bide_build INTERFACE -fsanitize=${BIDE_SANITIZE}
    -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(bide_build INTERFACE -fsanitize=${BIDE_SANITIZE})
endif()

# A layer is a static library that may use only the layers named after USES.
function(bide_add_layer name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES;LIBS" ${ARGN})
  add_library(bide_${name} STATIC ${arg_SOURCES})
  list(TRANSFORM arg_USES PREPEND bide_)
  target_link_libraries(bide_${name} PUBLIC ${arg_USES} PRIVATE bide_build ${arg_LIBS})
  target_compile_options(bide_${name} PRIVATE -Wfloat-equal)
endfunction()

# A test program tests/NAME.c, run by ctest as NAME.
function(bide_add_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES;LIBS;LABELS" ${ARGN})
  add_executable(${name} ${name}.c ${arg_SOURCES})
  list(TRANSFORM arg_USES PREPEND bide_)
  target_link_libraries(${name} PRIVATE bide_build ${arg_USES} ${arg_LIBS} PkgConfig::CHECK)
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  # The check library's own limit of 4 s a case fails tests on a busy machine.
  set_tests_properties(${name} PROPERTIES TIMEOUT 1200 LABELS "${arg_LABELS}"
    ENVIRONMENT "CK_DEFAULT_TIMEOUT=300")
endfunction()
