/** How often and from where a code was checked, and what that may mean; knows no reader by name, address or place finer than a region.
 *
 * <p>visit → <b>suspicion</b> → verification
 */
@NullMarked
package com.jitrace.app.suspicion;

import org.jspecify.annotations.NullMarked;
