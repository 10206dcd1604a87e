using PrepBot.LocalPostgres.Failures;

namespace PrepBot.LocalPostgres.Programs;

/// <summary>A way to the programs of PostgreSQL for a machine that has none.</summary>
internal interface IProgramSource
{
    /// <summary>Whether this machine has what the way needs.</summary>
    bool IsOpen { get; }

    /// <summary>Brings the programs, and says so meanwhile.</summary>
    /// <param name="major">The major version an existing database asks for; null takes what there is.</param>
    /// <param name="into">A folder of ours, kept between starts; must be readable by the account of the server.</param>
    /// <returns>The folder of the programs; null when this way has no such version.</returns>
    /// <exception cref="NotDeliveredException">It did not work out.</exception>
    /// <exception cref="LocalPostgresException">It must not go on by another way either.</exception>
    Task<string?> FetchAsync(int? major, string into, CancellationToken cancellationToken);
}
