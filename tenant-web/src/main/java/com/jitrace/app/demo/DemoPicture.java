package com.jitrace.app.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws the demo's bottle, so that a reader has something to compare with; without letters, which would need the machine's fonts. */
final class DemoPicture {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 600;

    private DemoPicture() {}

    /** PNG. */
    static byte[] bottle() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = image.createGraphics();
        try {
            paper.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            paper.setPaint(new GradientPaint(0, 0, new Color(0xF3EEE4), 0, HEIGHT, new Color(0xD9CFBD)));
            paper.fillRect(0, 0, WIDTH, HEIGHT);
            glass(paper);
            label(paper);
        } finally {
            paper.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void glass(Graphics2D paper) {
        Path2D bottle = new Path2D.Double();
        bottle.moveTo(270, 40);
        bottle.lineTo(330, 40);
        bottle.lineTo(334, 210);
        bottle.curveTo(340, 270, 400, 280, 400, 350);
        bottle.lineTo(400, 545);
        bottle.curveTo(400, 565, 390, 570, 375, 570);
        bottle.lineTo(225, 570);
        bottle.curveTo(210, 570, 200, 565, 200, 545);
        bottle.lineTo(200, 350);
        bottle.curveTo(200, 280, 260, 270, 266, 210);
        bottle.closePath();
        paper.setPaint(new GradientPaint(200, 0, new Color(0x1E3B2A), 400, 0, new Color(0x3F6B4E)));
        paper.fill(bottle);
        paper.setColor(new Color(0x7B1E2B));
        paper.fill(new Rectangle2D.Double(266, 36, 68, 120));
        paper.setColor(new Color(0xC9A45C));
        paper.fill(new Rectangle2D.Double(266, 148, 68, 8));
    }

    private static void label(Graphics2D paper) {
        paper.setColor(new Color(0xFBF7EC));
        paper.fill(new Rectangle2D.Double(212, 370, 176, 150));
        paper.setColor(new Color(0xC9A45C));
        paper.fill(new Rectangle2D.Double(212, 378, 176, 4));
        paper.fill(new Rectangle2D.Double(212, 508, 176, 4));
        paper.setColor(new Color(0x3A3A3A));
        Path2D tower = new Path2D.Double();
        tower.moveTo(284, 435);
        tower.lineTo(316, 435);
        tower.lineTo(324, 500);
        tower.lineTo(276, 500);
        tower.closePath();
        paper.fill(tower);
        AffineTransform upright = paper.getTransform();
        for (int sail = 0; sail < 4; sail++) {
            paper.rotate(Math.PI / 4 + sail * Math.PI / 2, 300, 435);
            paper.fill(new Rectangle2D.Double(298, 388, 4, 47));
            paper.fill(new Rectangle2D.Double(302, 392, 12, 34));
            paper.setTransform(upright);
        }
    }
}
