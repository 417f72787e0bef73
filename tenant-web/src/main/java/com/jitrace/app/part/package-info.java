/** Parts: what a manufacturer specified, what a supplier measured, and the difference; codes that suppliers draw, records they commit.
 *
 * <p>manufacturer's specification → supplier's codes and records → <b>part</b> → outbox → chain
 */
@NullMarked
package com.jitrace.app.part;

import org.jspecify.annotations.NullMarked;
