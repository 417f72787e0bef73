/**
 * The page behind a printed code: no sign-in, no cookie, no session, no script; shows a verdict, decides nothing.
 *
 * <p>verification → <b>page.consumer</b> → person
 */
@NullMarked
package com.jitrace.app.page.consumer;

import org.jspecify.annotations.NullMarked;
