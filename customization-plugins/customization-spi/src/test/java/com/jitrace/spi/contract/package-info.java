/** What the platform relies on in every pack, as tests a pack's author extends.
 *
 * <p>pack's test → <b>contract</b> → spi
 */
@NullMarked
package com.jitrace.spi.contract;

import org.jspecify.annotations.NullMarked;
