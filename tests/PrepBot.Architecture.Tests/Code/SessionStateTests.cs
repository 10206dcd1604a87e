using System.Text.RegularExpressions;
using PrepBot.Testing;

namespace PrepBot.Architecture.Tests.Code;

/// <summary>
/// A connection goes back to the pool as it is, without a word to the server, and behind a pooler the next transaction may run on another one. So nothing
/// is set on a connection that outlasts a transaction.
/// </summary>
public sealed partial class SessionStateTests
{
    [Fact]
    public void Statement_OfAnyRoom_LeavesNothingOnAConnection() => Offenders.None(
        from file in Repository.Files("src", "*.cs").Concat(Repository.Files("src/PrepBot.Storage/Migrations", "*.sql"))
        from line in Repository.Read(file).Split('\n')
        where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && StaysBehind().IsMatch(line)
        select $"{file}: {line.Trim()}");

    [Theory]
    [InlineData("set statement_timeout = '5s'")]
    [InlineData("await ExecuteAsync(connection, \"set search_path to other\", token);")]
    [InlineData("select set_config('search_path', 'other', false)")]
    [InlineData("SET SESSION AUTHORIZATION somebody")]
    [InlineData("listen something")]
    [InlineData("create temporary table t (id int)")]
    [InlineData("create temp table t as select 1")]
    [InlineData("select pg_advisory_lock(1)")]
    [InlineData("select pg_try_advisory_lock(@id)")]
    [InlineData("declare c cursor with hold for select 1")]
    [InlineData("prepare p as select 1")]
    public void WhatStaysBehind_IsFound(string line) => Assert.Matches(StaysBehind(), line);

    [Theory]
    [InlineData("set local lock_timeout = '60s'")]
    [InlineData("set state = @OutboxStateWaiting, sending = false")]
    [InlineData("set due_at = excluded.due_at, failures = 0")]
    [InlineData("select pg_advisory_xact_lock(@lock)")]
    [InlineData("select pg_try_advisory_xact_lock(hashtextextended('export', 0))")]
    public void WhatEndsWithTheTransaction_IsNot(string line) => Assert.DoesNotMatch(StaysBehind(), line);

    // Settings of a session are known by their names: "set" alone also begins the columns of an update.
    [GeneratedRegex(
        @"(^|"")\s*set (session\b|role (?!=)|time zone\b|(?!local\b)\w*(timeout|search_path|_path|_mode|isolation|encoding|work_mem|datestyle)\b)|\bset_config\([^)]*false\s*\)|(?-i:(^|"")\s*(un)?listen \w+;?\s*(""|$))|\bcreate temp(orary)? (table|view|sequence)|\bpg_(try_)?advisory_lock|\bcursor with hold|(^|"")\s*prepare \w+ (as|\()",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex StaysBehind();
}
