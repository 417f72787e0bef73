/** Long work in the organisation's own database: waits, runs with progress, can be cancelled, survives a restart, leaves a file.
 *
 * <p>a use case starts it → <b>jobs</b> → the use case's work, and its result
 */
@NullMarked
package com.jitrace.app.jobs;

import org.jspecify.annotations.NullMarked;
