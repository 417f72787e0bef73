/**
 * The operator's console pages: organisations, licences, partners, chain and packs.
 *
 * <p>page.shell → <b>page.operator</b> → use case
 */
@NullMarked
package com.jitrace.app.page.operator;

import org.jspecify.annotations.NullMarked;
