/** One person of an organisation asks, another one decides, and the decision does what was asked in the same transaction.
 *
 * <p>a use case asks → <b>approval</b> → the use case acts, or not
 */
@NullMarked
package com.jitrace.app.approval;

import org.jspecify.annotations.NullMarked;
