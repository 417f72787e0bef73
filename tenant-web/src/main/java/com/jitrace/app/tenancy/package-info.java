/** Whose database a transaction works in, and the walls between them; knows no page and no chain.
 *
 * <p>page or API → use case → <b>tenancy</b> (database and role of one organisation) → database
 */
@NullMarked
package com.jitrace.app.tenancy;

import org.jspecify.annotations.NullMarked;
