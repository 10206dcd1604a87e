namespace PrepBot.Domain.Pairing;

/// <summary>
/// The blossom method (Edmonds 1965, in the cubic form of Galil, "Efficient algorithms for finding maximum matching in graphs", 1986).
/// Every node carries a dual; an edge is tight when the duals of its ends add up to twice its weight. Trees of tight edges grow from the
/// unmatched nodes, in turns of outer and inner nodes; where two outer nodes of one tree meet, the odd ring between them is shrunk into a
/// blossom and treated as a node. Where two trees meet, the path between their roots is flipped and one more couple stands.
/// When nothing is tight, the duals move just far enough that something becomes so.
/// </summary>
/// <remarks>Nodes are 1..n, blossoms follow; 0 means none. "Top" nodes are those in no blossom.</remarks>
internal sealed partial class BlossomSearch
{
    private const sbyte Unseen = -1;
    private const sbyte Outer = 0;
    private const sbyte Inner = 1;

    private readonly int _nodes;
    private readonly int _stride;

    // The tightest edge between two nodes or blossoms, by the real nodes at its ends; 0 where there is none.
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly long[] _doubledWeight;

    private readonly long[] _dual;
    private readonly int[] _mate;       // the real node at the far end of the matched edge
    private readonly int[] _top;        // the top node that holds this one; 0 for a blossom that is not in use
    private readonly int[] _reachedBy;  // the real node by which the tree came here
    private readonly int[] _nearest;    // the outer real node with the tightest edge to this top node
    private readonly sbyte[] _side;
    private readonly int[] _seen;
    private readonly List<int>[] _ring; // of a blossom: its members in order, the one that holds its base first
    private readonly int[] _holder;     // of a blossom and a real node: the ring member that holds the node
    private readonly Queue<int> _fresh = new();

    private int _highest;
    private int _seenStamp;

    public BlossomSearch(long[,] weights)
    {
        _nodes = weights.GetLength(0);
        _highest = _nodes;
        var most = _nodes + (_nodes / 2) + 1; // a ring has at least three members, so no more blossoms stand at a time
        _stride = most + 1;
        _from = new int[_stride * _stride];
        _to = new int[_stride * _stride];
        _doubledWeight = new long[_stride * (_nodes + 1)];
        _holder = new int[_stride * (_nodes + 1)];
        _dual = new long[_stride];
        _mate = new int[_stride];
        _top = new int[_stride];
        _reachedBy = new int[_stride];
        _nearest = new int[_stride];
        _side = new sbyte[_stride];
        _seen = new int[_stride];
        _ring = new List<int>[_stride];

        var heaviest = 0L;
        for (var u = 1; u <= _nodes; u++)
        {
            _top[u] = u;
            for (var v = 1; v <= _nodes; v++)
            {
                var weight = weights[u - 1, v - 1];
                if (u == v || weight <= 0)
                    continue;

                _from[(u * _stride) + v] = u;
                _to[(u * _stride) + v] = v;
                _doubledWeight[(u * _stride) + v] = 2 * weight;
                heaviest = Math.Max(heaviest, weight);
            }
        }

        Array.Fill(_dual, heaviest, 1, _nodes);
        for (var b = _nodes + 1; b < _stride; b++)
            _ring[b] = [];
    }

    /// <returns>Partners counted from 0, <see cref="Matching.Nobody"/> for those alone.</returns>
    public int[] Run()
    {
        while (AddCouple())
        {
        }

        var partners = new int[_nodes];
        for (var u = 1; u <= _nodes; u++)
            partners[u - 1] = _mate[u] - 1;

        return partners;
    }

    /// <summary>Grows trees until one more couple stands; false when the weight cannot grow any more.</summary>
    private bool AddCouple()
    {
        Array.Fill(_side, Unseen);
        Array.Clear(_nearest);
        _fresh.Clear();
        for (var x = 1; x <= _highest; x++)
        {
            if (_top[x] == x && _mate[x] == 0)
            {
                _reachedBy[x] = 0;
                _side[x] = Outer;
                LookFrom(x);
            }
        }

        if (_fresh.Count == 0)
            return false;

        while (true)
        {
            while (_fresh.TryDequeue(out var u))
            {
                if (_side[_top[u]] != Inner && LookAround(u))
                    return true;
            }

            if (!MoveDuals())
                return false;

            for (var x = 1; x <= _highest; x++)
            {
                var near = _nearest[x];
                if (_top[x] == x && near != 0 && _top[near] != x && Gap(near, x) == 0 && Use(near, x))
                    return true;
            }

            for (var b = _nodes + 1; b <= _highest; b++)
            {
                if (_top[b] == b && _side[b] == Inner && _dual[b] == 0)
                    Open(b);
            }
        }
    }

    private bool LookAround(int u)
    {
        for (var v = 1; v <= _nodes; v++)
        {
            if (_from[(u * _stride) + v] == 0 || _top[u] == _top[v])
                continue;

            if (Gap(u, v) != 0)
                Offer(u, _top[v]);
            else if (Use(u, v))
                return true;
        }

        return false;
    }

    /// <summary>Moves all duals by the least step that makes an edge tight or a blossom ready to open; false when a lone node's dual is used up first.</summary>
    private bool MoveDuals()
    {
        var step = long.MaxValue;
        for (var x = 1; x <= _highest; x++)
        {
            if (_top[x] != x)
                continue;

            if (x > _nodes && _side[x] == Inner)
                step = Math.Min(step, _dual[x] / 2);
            if (_nearest[x] == 0 || _side[x] == Inner)
                continue;

            var gap = Gap(_nearest[x], x);
            step = Math.Min(step, _side[x] == Unseen ? gap : gap / 2);
        }

        for (var u = 1; u <= _nodes; u++)
        {
            if (_side[_top[u]] == Outer && _dual[u] <= step)
                return false;
        }

        for (var u = 1; u <= _nodes; u++)
        {
            var side = _side[_top[u]];
            _dual[u] += side == Outer ? -step : side == Inner ? step : 0;
        }

        for (var b = _nodes + 1; b <= _highest; b++)
        {
            if (_top[b] == b)
                _dual[b] += _side[b] == Outer ? 2 * step : _side[b] == Inner ? -2 * step : 0;
        }

        return true;
    }

    /// <summary>Takes a tight edge into the trees; true when it joined two trees and a couple was won.</summary>
    private bool Use(int x, int y)
    {
        var near = _from[(x * _stride) + y];
        var u = _top[near];
        var v = _top[_to[(x * _stride) + y]];
        if (_side[v] == Unseen)
        {
            _reachedBy[v] = near;
            _side[v] = Inner;
            var next = _top[_mate[v]];
            _nearest[v] = _nearest[next] = 0;
            _side[next] = Outer;
            LookFrom(next);
            return false;
        }

        if (_side[v] == Inner)
            return false;

        var meeting = Meeting(u, v);
        if (meeting != 0)
        {
            Close(u, meeting, v);
            return false;
        }

        Flip(u, v);
        Flip(v, u);
        return true;
    }

    /// <summary>Matches <paramref name="u"/> towards <paramref name="v"/> and flips the path from there to its root.</summary>
    private void Flip(int u, int v)
    {
        while (true)
        {
            var before = _mate[u] == 0 ? 0 : _top[_mate[u]];
            Match(u, v);
            if (before == 0)
                return;

            var above = _top[_reachedBy[before]];
            Match(before, above);
            (u, v) = (above, before);
        }
    }

    /// <summary>The outer node where the ways of two nodes to their roots meet, or 0 when they are in different trees.</summary>
    private int Meeting(int u, int v)
    {
        _seenStamp++;
        while (u != 0 || v != 0)
        {
            if (u != 0)
            {
                if (_seen[u] == _seenStamp)
                    return u;

                _seen[u] = _seenStamp;
                u = Above(u);
            }

            (u, v) = (v, u);
        }

        return 0;
    }

    private int Above(int outer) => _mate[outer] == 0 ? 0 : _top[_reachedBy[_top[_mate[outer]]]];

    private long Gap(int a, int b)
    {
        var edge = (a * _stride) + b;
        var u = _from[edge];
        var v = _to[edge];
        return _dual[u] + _dual[v] - _doubledWeight[(u * _stride) + v];
    }

    private void Offer(int u, int x)
    {
        if (_nearest[x] == 0 || Gap(u, x) < Gap(_nearest[x], x))
            _nearest[x] = u;
    }

    private void FindNearest(int x)
    {
        _nearest[x] = 0;
        for (var u = 1; u <= _nodes; u++)
        {
            if (_from[(u * _stride) + x] != 0 && _top[u] != x && _side[_top[u]] == Outer)
                Offer(u, x);
        }
    }

    private void LookFrom(int x)
    {
        if (x <= _nodes)
        {
            _fresh.Enqueue(x);
            return;
        }

        foreach (var member in _ring[x])
            LookFrom(member);
    }
}
