/** Compares a module's floor plan with its building, and says how large tests are; knows packages and signs, nothing of what the rooms do.
 *
 * <p><b>rules</b> ← the test of every module
 */
@NullMarked
package com.jitrace.rules;

import org.jspecify.annotations.NullMarked;
