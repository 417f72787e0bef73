/** What may stand on the chain: canonical JSON and one record per statement; knows no key, state or clock.
 *
 * <p><b>entry</b> → signing → ledger → block
 */
@NullMarked
package com.jitrace.chain.entry;

import org.jspecify.annotations.NullMarked;
