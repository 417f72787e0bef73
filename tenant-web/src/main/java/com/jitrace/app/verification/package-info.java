/** The verdict on a code: is it issued, do status and place fit, what is left for the person to compare.
 *
 * <p>readmodel, labelling → <b>verification</b> → public page, REST
 */
@NullMarked
package com.jitrace.app.verification;

import org.jspecify.annotations.NullMarked;
