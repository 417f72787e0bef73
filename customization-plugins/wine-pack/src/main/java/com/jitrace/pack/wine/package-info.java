/** What wines and spirits add to a product and to the consumer page; knows no page bean and no database.
 *
 * <p><b>wine</b> → spi
 */
@NullMarked
package com.jitrace.pack.wine;

import org.jspecify.annotations.NullMarked;
