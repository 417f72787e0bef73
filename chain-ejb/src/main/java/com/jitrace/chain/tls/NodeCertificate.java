package com.jitrace.chain.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/**
 * The key and the certificate with which a node shows the others who it is: P-256, signed by itself (RFC 5280). Nobody follows a chain of
 * authorities: the others know the certificate itself, so its dates say nothing.
 */
public record NodeCertificate(PrivateKey key, X509Certificate certificate) {
    private static final String CURVE = "secp256r1";
    private static final String KEY = "PRIVATE KEY";
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final Duration VALID = Duration.ofDays(36_525);
    private static final int SERIAL_BITS = 127;

    /** @param name the node's name in its network */
    public static NodeCertificate make(String name, Instant now) {
        try {
            SecureRandom chance = new SecureRandom();
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE), chance);
            KeyPair pair = generator.generateKeyPair();
            X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, name).build();
            AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
            V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
            content.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_BITS, chance).add(BigInteger.ONE)));
            content.setIssuer(subject);
            content.setSubject(subject);
            content.setStartDate(new Time(Date.from(now.minus(Duration.ofDays(1)))));
            content.setEndDate(new Time(Date.from(now.plus(VALID))));
            content.setSignature(algorithm);
            content.setSubjectPublicKeyInfo(
                    SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
            TBSCertificate signed = content.generateTBSCertificate();
            ASN1EncodableVector all = new ASN1EncodableVector();
            all.add(signed);
            all.add(algorithm);
            all.add(new DERBitString(signature((ECPrivateKey) pair.getPrivate(), signed.getEncoded())));
            return new NodeCertificate(pair.getPrivate(), certificate(new DERSequence(all).getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java makes no certificate", e);
        }
    }

    private static byte[] signature(ECPrivateKey key, byte[] content) throws GeneralSecurityException, IOException {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(
                true,
                new ECPrivateKeyParameters(key.getS(), new ECDomainParameters(CustomNamedCurves.getByName(CURVE))));
        BigInteger[] rs =
                signer.generateSignature(MessageDigest.getInstance("SHA-256").digest(content));
        ASN1EncodableVector pair = new ASN1EncodableVector();
        pair.add(new ASN1Integer(rs[0]));
        pair.add(new ASN1Integer(rs[1]));
        return new DERSequence(pair).getEncoded();
    }

    private static X509Certificate certificate(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /**
     * Reads what the others know of a node.
     *
     * @param text DER in base64
     * @throws IllegalArgumentException if it is none
     */
    public static X509Certificate parse(String text) {
        try {
            return certificate(Base64.getDecoder().decode(text));
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    "no certificate; it is what chain.jar certificate prints: DER in base64, in one line", e);
        }
    }

    /** What the others must know: DER in base64. */
    public String text() {
        return text(certificate);
    }

    public static String text(X509Certificate certificate) {
        return Base64.getEncoder().encodeToString(encoded(certificate));
    }

    /** SHA-256 of the certificate in hex, for people who compare two. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded(certificate)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateException e) {
            throw new IllegalArgumentException("a certificate without bytes", e);
        }
    }

    /** Key and certificate as PEM (RFC 7468). */
    public byte[] pem() {
        return (block(KEY, key.getEncoded()) + block(CERTIFICATE, encoded(certificate)))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String block(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + label
                + "-----\n";
    }

    /** Reads what {@link #pem} wrote; an IllegalArgumentException if it is something else. */
    public static NodeCertificate ofPem(byte[] pem) {
        String text = new String(pem, StandardCharsets.US_ASCII);
        try {
            return new NodeCertificate(
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(content(text, KEY))),
                    certificate(content(text, CERTIFICATE)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no key and certificate: " + e.getMessage(), e);
        }
    }

    private static byte[] content(String pem, String label) {
        Matcher block = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]+)-----END " + label + "-----")
                .matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("no " + label);
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }
}
