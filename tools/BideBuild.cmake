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

# Whole programme optimisation, of the program and the benchmarks in release builds by gcc
# (clang would need more packages). Tests link the plain code that the same objects hold
# as well: linking each as a whole would take minutes.
if(CMAKE_C_COMPILER_ID STREQUAL GNU AND CMAKE_BUILD_TYPE STREQUAL Release)
  set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
  if(BUILD_TESTING)
    set(CMAKE_C_COMPILE_OPTIONS_IPO -flto=auto -ffat-lto-objects)
  endif()
endif()

# Optimisation by a profile, in three steps: see tools/pgo.
set(BIDE_PROFILE "" CACHE STRING "generate or use: a profile of what the program does")
if(BIDE_PROFILE)
  target_compile_options(bide_build INTERFACE -fprofile-${BIDE_PROFILE}
    -fprofile-partial-training -Wno-missing-profile)
  target_link_options(bide_build INTERFACE -fprofile-${BIDE_PROFILE})
endif()

# A layer is a static library that may use only the layers named after USES.
function(bide_add_layer name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES;LIBS" ${ARGN})
  add_library(bide_${name} STATIC ${arg_SOURCES})
  list(TRANSFORM arg_USES PREPEND bide_)
  target_link_libraries(bide_${name} PUBLIC ${arg_USES} PRIVATE bide_build ${arg_LIBS})
  target_compile_options(bide_${name} PRIVATE -Wfloat-equal)
endfunction()

# For bide_book.so: tests lie elsewhere, and AddressSanitizer's dlopen looks beside itself.
set(BIDE_FINDS_BOOK LD_LIBRARY_PATH=path_list_prepend:${PROJECT_BINARY_DIR})

# A test program tests/NAME.c, run by ctest as NAME.
function(bide_add_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES;LIBS;LABELS" ${ARGN})
  add_executable(${name} ${name}.c ${arg_SOURCES})
  list(TRANSFORM arg_USES PREPEND bide_)
  target_link_libraries(${name} PRIVATE bide_build ${arg_USES} ${arg_LIBS} PkgConfig::CHECK)
  if(CMAKE_INTERPROCEDURAL_OPTIMIZATION)
    set_target_properties(${name} PROPERTIES INTERPROCEDURAL_OPTIMIZATION OFF)
    target_link_options(${name} PRIVATE -fno-lto)
  endif()
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  # The check library's own limit of 4 s a case fails tests on a busy machine.
  set_tests_properties(${name} PROPERTIES TIMEOUT 1200 LABELS "${arg_LABELS}"
    ENVIRONMENT "CK_DEFAULT_TIMEOUT=300" ENVIRONMENT_MODIFICATION "${BIDE_FINDS_BOOK}")
endfunction()
