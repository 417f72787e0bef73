/**
 * A brand's and its partners' console pages: the form's fields, one call per button, a sentence.
 *
 * <p>page.shell → <b>page.brand</b> → use case
 */
@NullMarked
package com.jitrace.app.page.brand;

import org.jspecify.annotations.NullMarked;
