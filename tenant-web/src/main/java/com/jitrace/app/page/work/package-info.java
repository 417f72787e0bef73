/** What people wait for and what waits for people: long work and its files, decisions under the two-person rule.
 *
 * <p>page.shell → <b>page.work</b> → approval, jobs
 */
@NullMarked
package com.jitrace.app.page.work;

import org.jspecify.annotations.NullMarked;
