/**
 * The texts that people read, in every language of the product; holds no markup and no decision.
 *
 * <p>page | gate → <b>words</b>
 */
@NullMarked
package com.jitrace.app.words;

import org.jspecify.annotations.NullMarked;
