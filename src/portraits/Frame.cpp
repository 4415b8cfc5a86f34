#include "portraits/Frame.h"

namespace watchdesk::portraits {

void setNormals(Grid& grid, float outward) {
    for (int j = 0; j < grid.rows; ++j) {
        for (int i = 0; i < grid.columns; ++i) {
            const Vec3 across =
                grid.at(std::min(i + 1, grid.columns - 1), j).place - grid.at(std::max(i - 1, 0), j).place;
            const Vec3 down = grid.at(i, std::min(j + 1, grid.rows - 1)).place - grid.at(i, std::max(j - 1, 0)).place;
            grid.at(i, j).normal = normalised(cross(across, down)) * outward;
        }
    }
}

Frame::Frame(int width, int height, const Camera& camera)
    : m_width(width), m_height(height), m_camera(camera),
      m_fragments(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)),
      m_depth(m_fragments.size(), nothing) {}

void Frame::add(const Grid& grid, const std::function<bool(const Fragment&)>& keep) {
    std::vector<Corner> corners(grid.vertices.size());
    for (std::size_t i = 0; i < corners.size(); ++i)
        corners[i] = {m_camera(grid.vertices[i].place), &grid.vertices[i]};
    const auto corner = [&](int column, int row) -> const Corner& {
        return corners[static_cast<std::size_t>(row * grid.columns + column)];
    };
    for (int j = 0; j + 1 < grid.rows; ++j) {
        for (int i = 0; i + 1 < grid.columns; ++i) {
            triangle(corner(i, j), corner(i + 1, j), corner(i, j + 1), grid.part, keep);
            triangle(corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1), grid.part, keep);
        }
    }
}

void Frame::triangle(const Corner& a, const Corner& b, const Corner& c, Part part,
                     const std::function<bool(const Fragment&)>& keep) {
    const float area =
        (b.place.x - a.place.x) * (c.place.y - a.place.y) - (b.place.y - a.place.y) * (c.place.x - a.place.x);
    if (std::abs(area) < 1e-7F)
        return;
    const auto limit = [](float v, int bound) {
        return static_cast<int>(std::clamp(v, -1.F, static_cast<float>(bound)));
    };
    const int x0 = std::max(0, limit(std::ceil(std::min({a.place.x, b.place.x, c.place.x})), m_width));
    const int x1 = std::min(m_width - 1, limit(std::floor(std::max({a.place.x, b.place.x, c.place.x})), m_width));
    const int y0 = std::max(0, limit(std::ceil(std::min({a.place.y, b.place.y, c.place.y})), m_height));
    const int y1 = std::min(m_height - 1, limit(std::floor(std::max({a.place.y, b.place.y, c.place.y})), m_height));
    for (int y = y0; y <= y1; ++y) {
        for (int x = x0; x <= x1; ++x) {
            const float px = static_cast<float>(x);
            const float py = static_cast<float>(y);
            const float wb =
                ((px - a.place.x) * (c.place.y - a.place.y) - (py - a.place.y) * (c.place.x - a.place.x)) / area;
            const float wc =
                ((b.place.x - a.place.x) * (py - a.place.y) - (b.place.y - a.place.y) * (px - a.place.x)) / area;
            const float wa = 1 - wb - wc;
            if (wa < -1e-5F || wb < -1e-5F || wc < -1e-5F)
                continue;
            const auto at = static_cast<std::size_t>(y * m_width + x);
            const float z = wa * a.place.z + wb * b.place.z + wc * c.place.z;
            if (z <= m_depth[at])
                continue;
            Fragment n;
            n.z = z;
            n.u = wa * a.vertex->u + wb * b.vertex->u + wc * c.vertex->u;
            n.v = wa * a.vertex->v + wb * b.vertex->v + wc * c.vertex->v;
            n.light = a.vertex->light * wa + b.vertex->light * wb + c.vertex->light * wc;
            n.gloss = wa * a.vertex->gloss + wb * b.vertex->gloss + wc * c.vertex->gloss;
            n.part = part;
            if (!keep || keep(n)) {
                m_fragments[at] = n;
                m_depth[at] = z;
            }
        }
    }
}

} // namespace watchdesk::portraits
