package cn.xinqiao.platform;

import cn.xinqiao.kernel.Vault;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The vault over two Tink keysets in a folder of their own. Without the folder's files nothing that
 * was sealed can be read again: back them up apart from the database.
 */
@Startup // without its keys the service must not start at all
@ApplicationScoped
class TinkVault implements Vault {
  private final Aead aead;
  private final PrfSet fingerprints;

  TinkVault(
      @ConfigProperty(name = "xinqiao.vault.folder") Path folder,
      @ConfigProperty(name = "xinqiao.vault.create") boolean create)
      throws GeneralSecurityException {
    AeadConfig.register();
    PrfConfig.register();
    aead =
        keys(folder.resolve("seal.json"), create, Keyset.SEAL)
            .getPrimitive(RegistryConfiguration.get(), Aead.class);
    fingerprints =
        keys(folder.resolve("fingerprint.json"), create, Keyset.FINGERPRINT)
            .getPrimitive(RegistryConfiguration.get(), PrfSet.class);
  }

  @Override
  public byte[] seal(String words, String owner) {
    return seal(bytes(words), owner);
  }

  @Override
  public String open(byte[] sealed, String owner) {
    return new String(unseal(sealed, owner), StandardCharsets.UTF_8);
  }

  @Override
  public byte[] seal(byte[] content, String owner) {
    try {
      return aead.encrypt(content, bytes(owner));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal", e);
    }
  }

  @Override
  public byte[] unseal(byte[] sealed, String owner) {
    try {
      return aead.decrypt(sealed, bytes(owner));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot open: sealed with another key or for another row", e);
    }
  }

  @Override
  public String fingerprint(String words) {
    try {
      return HexFormat.of().formatHex(fingerprints.computePrimary(bytes(words), 32));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot fingerprint", e);
    }
  }

  private enum Keyset {
    SEAL,
    FINGERPRINT;

    KeysetHandle generate() throws GeneralSecurityException {
      return KeysetHandle.generateNew(
          switch (this) {
            case SEAL -> PredefinedAeadParameters.AES256_GCM;
            case FINGERPRINT ->
                HmacPrfParameters.builder()
                    .setKeySizeBytes(32)
                    .setHashType(HmacPrfParameters.HashType.SHA256)
                    .build();
          },
          RegistryConfiguration.get());
    }
  }

  private static KeysetHandle keys(Path file, boolean create, Keyset kind)
      throws GeneralSecurityException {
    try {
      return TinkJsonProtoKeysetFormat.parseKeyset(
          Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    } catch (NoSuchFileException e) {
      if (!create) {
        throw new IllegalStateException(
            "no keys at "
                + file
                + ": put the keysets of this installation there, or set xinqiao.vault.create=true"
                + " for the very first start",
            e);
      }
      return store(file, kind.generate());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KeysetHandle store(Path file, KeysetHandle handle)
      throws GeneralSecurityException {
    try {
      Files.createDirectories(file.getParent());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          file,
          TinkJsonProtoKeysetFormat.serializeKeyset(
              handle, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
      return handle;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String words) {
    return words.getBytes(StandardCharsets.UTF_8);
  }
}
