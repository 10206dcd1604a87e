using System.Security.Cryptography;
using PrepBot.Chat.Stores;
using PrepBot.Storage.Statements;

namespace PrepBot.Storage.Sealing;

/// <summary>Tells at the start whether the key in the configuration is the one the database was written with.</summary>
public sealed class KeyCheck
{
    private static readonly SealingContext Context = SealingContext.Create("key_check.sealed");

    private readonly Database _database;
    private readonly ContentCipher _cipher;

    internal KeyCheck(Database database, ContentCipher cipher) => (_database, _cipher) = (database, cipher);

    /// <summary>Leaves a sealed word at the first start, and opens it at every later one. Call it after the migrations and before any work.</summary>
    /// <exception cref="WrongEncryptionKeyException">The key is another one.</exception>
    /// <exception cref="StoreException">The database cannot be reached.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        const string AddSql = """
            insert into key_check (key_id, sealed)
            values (@keyId, @mark)
            on conflict (key_id) do nothing
            """;
        const string ReadSql = """
            select sealed
            from key_check
            where key_id = @keyId
            """;

        await using var session = await _database.OpenAsync(cancellationToken);
        var keyId = (short)ContentCipher.KeyNumber;
        await session.ExecuteAsync(AddSql, new { keyId, mark = _cipher.Seal("prepbot"u8, Context) }, cancellationToken);
        var stored = await session.SingleAsync<byte[]>(ReadSql, new { keyId }, cancellationToken);
        try
        {
            _cipher.Open(stored, Context);
        }
        catch (CryptographicException e)
        {
            throw new WrongEncryptionKeyException(
                "The encryption key is not the one this database was written with. Put the earlier key back: without it, debriefs and notes stay closed.", e);
        }
    }
}

/// <summary>The configured key does not open what the database holds. Nothing was written.</summary>
public sealed class WrongEncryptionKeyException : Exception
{
    public WrongEncryptionKeyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public WrongEncryptionKeyException(string message)
        : base(message)
    {
    }

    public WrongEncryptionKeyException()
        : this("The encryption key is another one.")
    {
    }
}
