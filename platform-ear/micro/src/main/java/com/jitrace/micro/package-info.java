/** What only the assembly for Payara Micro has: it tells the launcher which packs the container really took.
 *
 * <p>launcher ← <b>micro</b> ← packs
 */
@NullMarked
package com.jitrace.micro;

import org.jspecify.annotations.NullMarked;
