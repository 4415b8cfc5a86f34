#include "portraits/Head.h"

namespace watchdesk::portraits {

Vec3 HeadPose::operator()(Vec3 rest) const {
    return turn(rest - headPivot) + headPivot;
}
Vec3 HeadPose::inverse(Vec3 world) const {
    return turn.inverse(world - headPivot) + headPivot;
}

namespace {

constexpr float left = -88;
constexpr float high = -128;

/// Light wanders in skin: red far, blue hardly.
void scatter(Grid& grid) {
    std::vector<Vec3> from(grid.vertices.size());
    const auto pass = [&](Vec3 weight) {
        for (std::size_t k = 0; k < from.size(); ++k)
            from[k] = grid.vertices[k].light;
        for (int j = 1; j + 1 < grid.rows; ++j) {
            for (int i = 1; i + 1 < grid.columns; ++i) {
                const auto k = static_cast<std::size_t>(j * grid.columns + i);
                const auto row = static_cast<std::size_t>(grid.columns);
                const Vec3 around = (from[k - 1] + from[k + 1] + from[k - row] + from[k + row]) * 0.25F;
                grid.vertices[k].light = from[k] + (around - from[k]) * weight;
            }
        }
    };
    for (int n = 0; n < 4; ++n)
        pass({0.7F, n < 2 ? 0.5F : 0.F, n < 1 ? 0.5F : 0.F});
}

} // namespace

Hollows::Hollows(const HeadShape& shape, Vec3 keyInHead, bool coarse)
    : m_step(coarse ? 3.F : 2.F), m_columns(static_cast<int>(176 / m_step)), m_rows(static_cast<int>(256 / m_step)),
      m_depth(static_cast<std::size_t>(m_columns * m_rows)), m_open(m_depth.size()), m_shadow(m_depth.size()) {
    for (int j = 0; j < m_rows; ++j)
        for (int i = 0; i < m_columns; ++i)
            m_depth[static_cast<std::size_t>(j * m_columns + i)] =
                shape.front(left + m_step * static_cast<float>(i), high + m_step * static_cast<float>(j));
    for (int j = 0; j < m_rows; ++j) {
        for (int i = 0; i < m_columns; ++i) {
            m_open[static_cast<std::size_t>(j * m_columns + i)] = openness(i, j);
            m_shadow[static_cast<std::size_t>(j * m_columns + i)] = shadowAt(i, j, keyInHead);
        }
    }
}

float Hollows::sample(const Field& field, float x, float y) const {
    const float c = std::clamp((x - left) / m_step, 0.F, static_cast<float>(m_columns) - 1.001F);
    const float r = std::clamp((y - high) / m_step, 0.F, static_cast<float>(m_rows) - 1.001F);
    const int i = static_cast<int>(c);
    const int j = static_cast<int>(r);
    const auto at = [&](int a, int b) { return field[static_cast<std::size_t>(b * m_columns + a)]; };
    const float tx = c - static_cast<float>(i);
    const float ty = r - static_cast<float>(j);
    return mix(mix(at(i, j), at(i + 1, j), tx), mix(at(i, j + 1), at(i + 1, j + 1), tx), ty);
}

float Hollows::depthAt(float column, float row) const {
    return sample(m_depth, left + m_step * column, high + m_step * row);
}

float Hollows::openness(int column, int row) const {
    const std::array<float, 4> reach{3 / m_step, 7 / m_step, 14 / m_step, 26 / m_step};
    constexpr std::array<std::array<float, 2>, 8> ways{
        {{1, 0}, {0.707F, 0.707F}, {0, 1}, {-0.707F, 0.707F}, {-1, 0}, {-0.707F, -0.707F}, {0, -1}, {0.707F, -0.707F}}};
    const float x = static_cast<float>(column);
    const float y = static_cast<float>(row);
    const float here = depthAt(x, y);
    float closed = 0;
    for (const auto& way : ways) {
        float horizon = 0;
        for (const float r : reach) {
            const float rise = depthAt(x + way[0] * r, y + way[1] * r) - here;
            horizon = std::max(horizon, rise / std::sqrt(rise * rise + square(r * m_step)) * (1 - r * m_step / 52));
        }
        closed += horizon * horizon;
    }
    return clamp01(1 - closed * 0.30F);
}

float Hollows::shadowAt(int column, int row, Vec3 key) const {
    if (key.z < 0.15F)
        return 1;
    float lit = 1;
    float x = static_cast<float>(column);
    float y = static_cast<float>(row);
    const float start = depthAt(x, y);
    for (int k = 1; k <= 22; ++k) {
        const float far = static_cast<float>(k) * 2.F;
        const float rise = depthAt(x + key.x * far / m_step, y + key.y * far / m_step) - (start + key.z * far);
        // A broad lamp: what only grazes the ray takes part of it.
        lit = std::min(lit, clamp01(0.62F - rise / (1.2F + 0.28F * far)));
    }
    return clamp01(lit * 1.6F);
}

Grid faceGrid(const HeadShape& shape, const HeadPose& pose, const Light& light, float fine) {
    const int columns = std::max(40, static_cast<int>(190 * fine));
    const int rows = std::max(44, static_cast<int>(216 * fine));
    Grid grid(columns, rows, Part::Face);
    const Hollows hollows(shape, pose.turn.inverse(light.key()), fine < 0.7F);
    for (int j = 0; j < rows; ++j) {
        const float t = static_cast<float>(j) / static_cast<float>(rows - 1);
        const float y = mix(shape.top(), shape.bottom(), t + 0.045F * sine(2 * 3.14159265F * t));
        for (int i = 0; i < columns; ++i) {
            const float s = 2 * static_cast<float>(i) / static_cast<float>(columns - 1) - 1;
            Vertex& v = grid.at(i, j);
            v.place = shape.at(radians(128) * s * (0.58F + 0.42F * s * s), y);
            v.u = v.place.x;
            v.v = y;
        }
    }
    setNormals(grid);
    for (Vertex& v : grid.vertices) {
        const float side = ramp(0, 30, v.place.z);
        const float open = mix(1.F, hollows.open(v.u, v.v), side);
        const Vec3 normal = pose.turn(v.normal);
        // Below the nose light comes back from the lip.
        const float lip = hill(v.u / 17, (v.v - shape.features().nose.tip - 7) / 5);
        v.light = light.arriving(normal, mix(1.F, hollows.shadow(v.u, v.v), side), mix(open, 1.F, 0.7F * lip), 1) +
                  Vec3{0.17F, 0.115F, 0.095F} * lip;
        v.gloss = (0.6F * light.glint(normal, 14) + 0.9F * light.glint(normal, 48)) * open * open;
        v.place = pose(v.place);
        v.normal = normal;
    }
    scatter(grid);
    return grid;
}

Grid earGrid(const HeadShape& shape, const HeadPose& pose, const Light& light, float side) {
    constexpr int columns = 26;
    constexpr int rows = 40;
    const HeadMeasures& h = shape.features().head;
    Grid grid(columns, rows, Part::Ear);
    const Vec3 root{side * (shape.section(8).width - 4.5F), -15, -12};
    const float out = radians(13 + 18 * h.earsOut);
    // Across: backwards and outwards from where the ear is fixed.
    const Vec3 across = Vec3{side * sine(out), 0.12F, -cosine(out)} * (34 * h.ears);
    const Vec3 down = Vec3{-side * 0.09F, 1, 0.16F} * (63 * h.ears);
    const Vec3 up = normalised(cross(down, across)) * -side;
    for (int j = 0; j < rows; ++j) {
        const float v = static_cast<float>(j) / (rows - 1);
        const float wide = power(sine(3.14159265F * clamp01(0.035F + 0.93F * v)), 0.62F) * (1 - 0.42F * v * v);
        for (int i = 0; i < columns; ++i) {
            const float u = static_cast<float>(i) / (columns - 1);
            const float rim =
                hill((u - 0.9F) / 0.10F) * ramp(0.92F, 0.7F, v) + hill((v - 0.07F) / 0.06F) * ramp(0.15F, 0.5F, u);
            const float bowl = hill((u - 0.36F) / 0.2F, (v - 0.52F) / 0.17F);
            const float fold = hill((u - 0.68F) / 0.10F) * hill((v - 0.36F) / 0.24F);
            const float rise = 4.2F * rim - 8 * bowl + 3.2F * fold + 2.2F * hill((u - 0.1F) / 0.1F, (v - 0.5F) / 0.09F);
            Vertex& vertex = grid.at(i, j);
            vertex.place = root + across * (u * wide) + down * v + up * (rise * clamp01(4 * wide - 0.4F));
            vertex.u = bowl + 0.4F * hill((u - 0.8F) / 0.06F) * ramp(0.8F, 0.6F, v);
            vertex.v = v;
        }
    }
    setNormals(grid, side < 0 ? -1 : 1);
    for (Vertex& v : grid.vertices) {
        Vec3 normal = pose.turn(v.normal);
        v.light = light.arriving(normal, 0.85F - 0.7F * clamp01(v.u), 0.85F - 0.7F * clamp01(v.u), 1);
        v.gloss = 0.6F * light.glint(normal, 20);
        v.place = pose(v.place);
    }
    return grid;
}

} // namespace watchdesk::portraits
