using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PrepBot.Chat.Work;
using PrepBot.Domain.Questions;
using PrepBot.Storage.Questions;
using PrepBot.Storage.Statements;
using PrepBot.Testing;

namespace PrepBot.Storage.Tests;

/// <summary>Stores at an instant a test names.</summary>
internal static class AtInstant
{
    /// <summary>What the unit does from here on happens at this instant.</summary>
    public static IUnitOfWork At(this IUnitOfWork unit, DateTimeOffset now)
    {
        ((UnitOfWork)unit).Session.Now = now;
        return unit;
    }

    /// <summary>A connection of the test's own as stores see it.</summary>
    public static Session At(this NpgsqlConnection connection, DateTimeOffset now) => new(connection, isUnit: false, new ManualTimeProvider(now));

    /// <summary>The prompts of a set, drawn and marked at this instant.</summary>
    public static PromptStore PromptsAt(this NpgsqlConnection connection, DateTimeOffset now, string set) =>
        new(connection.At(now), new ValueSetId(set), NullLogger<PromptStore>.Instance);
}
