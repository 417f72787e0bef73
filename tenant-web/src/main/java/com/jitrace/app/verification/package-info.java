/** The verdict on a code: is it issued, do status, place and history fit, what is left for the person to compare.
 *
 * <p>readmodel, labelling, suspicion → <b>verification</b> → public page, REST
 */
@NullMarked
package com.jitrace.app.verification;

import org.jspecify.annotations.NullMarked;
